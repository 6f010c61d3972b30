"""What several reports share and where they differ: quotations, numbers, days, topics. Frozen data, no screen and no paper."""
