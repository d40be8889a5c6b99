"""Unit conversions that are exact by definition."""

W_PER_KW = 1_000.0
W_PER_MW = 1_000_000.0
WH_PER_KWH = 1_000.0
G_PER_KG = 1_000.0
S_PER_H = 3_600.0
J_PER_KWH = 3_600_000.0
ONE_TERA = 1e12
ONE_BILLION = 1e9
PERCENT = 100.0
