"""The inputs that Sample.cs makes too: a linear congruential generator, so that both languages draw the same numbers."""


class Sample:
    def __init__(self, seed):
        self.state = seed

    def next(self, below):
        """A whole number from 0 to below - 1."""
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return (self.state >> 8) % below

    def distances(self, count, low, high):
        """Hundredths between low and high (in hundredths), the mean of two draws: many ties, no order."""
        span = high - low
        return [(low + (self.next(span) + self.next(span)) // 2) / 128 for _ in range(count)]
