"""A second reading by trained models, which look at the words around a candidate and know none of the rulers' patterns.

Two readers who go wrong in different places are right together more often than either: what the models are sure of
and the rulers did not see is taken in.
"""
