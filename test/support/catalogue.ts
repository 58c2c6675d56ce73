/** Of each rule what methodology.md section 4 says: its profile and severity; and the stage from which it counts (model.md 4). */

/** All other rules have profile B: they always count. */
export const PROFILES = {
  A: "WAR-07 JUR-02 JUR-03 JUR-04 JUR-05 JUR-06 JUR-07",
  R: "BUD-08 TIJ-06 BES-02 BES-03 BES-04",
  C: "TIJ-09",
};

/** All other rules block. */
export const SEVERITIES = {
  waarschuwing:
    "PLA-04 PLA-06 WIJ-03 WIJ-04 KAD-02 OPG-03 DOE-05 DOE-06 DOE-08 IND-02 IND-03 WAR-02 WAR-05 WAR-06 MAA-06 MAA-07 MAA-09 BUD-05 BUD-06 BUD-07 BUD-09 PAR-04 PAR-05 AFS-01 TIJ-04 TIJ-05 TIJ-06 TIJ-07 TIJ-08 TIJ-09 PTC-02 PTC-03 PTC-04 PTC-05 RIS-02 JUR-04 BES-02 BES-03 BES-04 BES-05 TXT-02 TXT-05",
  advies: "DOE-07 MAA-08 PAR-06 AFS-02 PTC-06 TXT-03",
};

/** All other rules count from the concept on. */
export const STAGES = {
  inspraak:
    "PLA-07 IND-01 IND-02 IND-03 WAR-04 WAR-05 WAR-07 BUD-06 BUD-07 AFS-01 AFS-02 TIJ-05 KOP-01 KOP-02 PTC-01 PTC-02 PTC-03 PTC-07 RIS-01 RIS-02 RIS-03 BES-05 TXT-01 TXT-02 TXT-03 TXT-05",
  raad: "BUD-08 BES-03 BES-04",
  college: "PAR-03 PAR-04 PAR-06 TIJ-06 TIJ-08 JUR-05 BES-01 BES-02",
};
