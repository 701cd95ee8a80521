"""What an exercise is: dataclasses, vocabulary, text folding, errors. No input or output."""
