"""Run the command line as `python -m sikinerja`."""

from sikinerja.cli.main import main

if __name__ == "__main__":
    main()
