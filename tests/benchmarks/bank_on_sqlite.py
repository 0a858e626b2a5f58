"""A search on SQLite, in a process of its own: `bench_bank` starts it and reads the figure."""

import sys

import django


def main(people: int) -> float:
    django.setup()
    from tests.benchmarks.bank import Bank
    from tests.benchmarks.bench_bank import figures

    bank = Bank()
    bank.load(people)
    return figures(bank)[1]


if __name__ == "__main__":
    sys.path[:0] = ["site"]
    sys.stdout.write(str(main(int(sys.argv[1]))))
