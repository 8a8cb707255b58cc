"""Seeded random draws that are the same on every machine and Python version."""

import hashlib

_MASK = (1 << 64) - 1


class Stream:
    """SplitMix64, seeded with the SHA-256 of a label. Two labels give unrelated streams."""

    def __init__(self, label):
        self._state = int.from_bytes(hashlib.sha256(label.encode()).digest()[:8], "little")

    def _next(self):
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def unit(self):
        """A double in [0, 1)."""
        return (self._next() >> 11) / float(1 << 53)

    def uniform(self, low, high):
        return low + (high - low) * self.unit()

    def below(self, n):
        """An integer in [0, n), without modulo bias worth speaking of for small n."""
        return int(self.unit() * n)

    def pick(self, values):
        return values[self.below(len(values))]

    def shuffled(self, values):
        values = list(values)
        for i in range(len(values) - 1, 0, -1):
            j = self.below(i + 1)
            values[i], values[j] = values[j], values[i]
        return values

    def sample(self, values, count):
        return self.shuffled(values)[:count]
