"""The SKP for programs: its owner's plan and its steps, and what its penilai decides."""
