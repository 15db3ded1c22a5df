"""Reading a note: tokenizer, sections, rulers, values, assertion. The only part, with `facts`, that knows spaCy."""
