"""Menu ``capaian_organisasi``."""
