"""Story ideas, sealed from everything else."""
