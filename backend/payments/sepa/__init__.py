"""The files exchanged with a bank: transfers out (pain.001), their fate in (pain.002). Bytes and values only."""
