"""What a unit was sent about talks, for somebody who only reads (Art. 15)."""
