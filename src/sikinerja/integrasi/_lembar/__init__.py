"""Reads the tables of a file and prints their lines as JSON: a program of its own.

A file from anybody may be made to exhaust whoever reads it (a text used a million times, an archive that
lies). So this runs apart (``python -I -m``), with little memory and time, knows no secret, and imports
nothing of ours but its own modules. What a file is, its content says, never its name.
"""
