"""What a policyholder may see: own shapes and words, nothing of what belongs to the house or to others."""
