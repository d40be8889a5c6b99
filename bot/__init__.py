"""Denki: what AI costs in electricity and carbon, in Japanese and English, every number traceable."""

__version__ = "0.1.0"
