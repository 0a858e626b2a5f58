"""The CV bank: accompanying spouses are found without being exposed."""
