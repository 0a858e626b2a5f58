"""Fairs: stands, and what visitors share with them by an act of their own.

A company never learns of a visitor by itself. Its stand shows a code; the visitor's telephone opens
the stand's page, and there she decides (``sharing``). What a stand scans of hers tells it nothing.
"""
