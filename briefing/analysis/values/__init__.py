"""What has a value: the dates and quantities of a text. Both are a phrase, a value, and how exact it is."""
