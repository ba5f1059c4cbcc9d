"""Si-Kinerja: performance management of civil servants."""
