"""What a notice means under national law: the rules that the country profiles carry out."""
