"""Runs of the matching: frozen, worked out by a job, explained, compared, and sent.

``asking.run`` and ``asking.what_if``, ``sending.send``; ``job`` is the worker's side.
"""
