"""整改跟踪: what follows talks, as a list and as the thread of one talk."""
