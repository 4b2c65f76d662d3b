"""What was lost where a replacement sign stands: which holes there are, what fits them, and how sure that is.

``places`` finds the holes; ``tongues`` tells the language and its apostrophes; ``lexicon`` has the words that fit a
hole; ``words`` weighs the readings of a word with holes; ``pairs`` finds which quotation marks belong together;
``repertoire`` tells what survived, and so what cannot have been lost; ``document`` puts all of it together.
"""
