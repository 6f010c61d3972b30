"""What feeds offer: they are asked for what is new (`asking.py`), and where the reader wants it their entries are fetched, read,
analysed and kept (`fetching.py`).

Politely: each only when it has changed, a host one request at a time with a pause between, its robots.txt heeded.
"""
