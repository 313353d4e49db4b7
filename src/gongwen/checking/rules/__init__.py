"""Rules by what they are about; each finding names its clause."""
