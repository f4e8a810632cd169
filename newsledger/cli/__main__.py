"""``python -m newsledger.cli``: the same as ``newsledger``."""

from newsledger.cli import main

if __name__ == "__main__":
    main()
