"""Reading quantities: numbers, durations, dates, amounts, rates and ranges, one dimension a file."""

from bot.understanding.tokens.numeral import Numeral, numeral_at, numerals
from bot.understanding.tokens.reader import Quantities

__all__ = ["Numeral", "Quantities", "numeral_at", "numerals"]
