/** Codes and slips as they were printed, by the key that signed them. */
export const CODES: Readonly<Record<string, readonly string[]>> = {
  k7: [
    "k7.T-1|harbour|fair|240.06dac42ae9215981",
    "k7.T-2|mint|airport|450.3e4672677c229e33",
    "k7.T-31|station|harbour|310.af85cc48b927d704",
    "k7.T-502|fair|fair|120.ed773f5bc4eb8ccf",
    "k7.T-88213|station|airport|450.eb4a4866a99148c5",
  ],
  k8: [
    "k8.T-1|harbour|fair|240.758883b3f40b799d",
    "k8.T-2|mint|airport|450.930c4c94126f89bb",
    "k8.T-31|station|harbour|310.6c68dfde62d2161c",
    "k8.T-502|fair|fair|120.104a845f62adc8af",
    "k8.T-88213|station|airport|450.0ac7b40ead88e5e7",
  ],
};
export const SLIPS: Readonly<Record<string, readonly string[]>> = {
  k7: [
    "R|T-1|240|k7|a472be8f03d8c530",
    "R|T-77|1250|k7|e19dfa864d81f686",
    "R|T-502|60|k7|ef129cba3640f264",
  ],
  k8: [
    "R|T-1|240|k8|d0427edcfd5298ab",
    "R|T-77|1250|k8|eabc1c328184f852",
    "R|T-502|60|k8|f58bd8111cef0f8b",
  ],
};
