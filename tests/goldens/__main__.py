"""`python -m tests.goldens` shows how the seeds' analyses and exports differ from the goldens; `--renew` writes them anew."""

import sys
from difflib import unified_diff

from tests.goldens.making import FILES, goldens


def main(renew: bool) -> int:
    made = dict(goldens())
    changed = 0
    for name, text in made.items():
        path = FILES / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before != text:
            changed += 1
            sys.stdout.writelines(
                unified_diff(before.splitlines(True), text.splitlines(True), f"{name} as kept", f"{name} now", n=1)
            )
            if renew:
                FILES.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
    for path in sorted(FILES.glob("*")):
        if path.name not in made:
            changed += 1
            print(f"{path.name} is made by nothing any more")
            if renew:
                path.unlink()
    print(f"{changed} of {len(made)} goldens differ{', written anew' if renew and changed else ''}.")
    return 0 if renew or not changed else 1


if __name__ == "__main__":
    sys.exit(main("--renew" in sys.argv))
