import type { Alert } from "./alert";

/**
 * Alerts, and texts for them as a model may write them. The city, its lines and all of these answers were made up for
 * tests; they show what models were seen to do when they translate.
 */
export const harbour: Alert = { line: "U5", between: ["Mill Lane", "Old Harbour"], from: "18:40", until: "21:00" };

/** Right texts for it, each worded in its own way. `text` is what passengers are to read. */
export const right: Readonly<Record<string, { readonly answer: string; readonly text: string }>> = {
  plain: {
    answer: "Zwischen Mill Lane und Old Harbour fährt die U5 von 18:40 bis 21:00 Uhr leider nicht.",
    text: "Zwischen Mill Lane und Old Harbour fährt die U5 von 18:40 bis 21:00 Uhr leider nicht.",
  },
  endFirst: {
    answer: "Bis 21:00 Uhr (ab 18:40) ist die Linie U5 von Old Harbour bis Mill Lane gesperrt.",
    text: "Bis 21:00 Uhr (ab 18:40) ist die Linie U5 von Old Harbour bis Mill Lane gesperrt.",
  },
  hyphens: {
    answer: "Kein U5-Betrieb: Mill Lane–Old Harbour, 18:40–21:00.",
    text: "Kein U5-Betrieb: Mill Lane–Old Harbour, 18:40–21:00.",
  },
  quoted: {
    answer: '"U5: 18:40 bis 21:00 kein Betrieb zwischen Mill Lane und Old Harbour. Danke für Ihr Verständnis!"',
    text: "U5: 18:40 bis 21:00 kein Betrieb zwischen Mill Lane und Old Harbour. Danke für Ihr Verständnis!",
  },
  introduced: {
    answer: "Hier ist die Meldung auf Deutsch:\n\nDie U5 pausiert von 18:40 bis 21:00: Mill Lane – Old Harbour.\n",
    text: "Die U5 pausiert von 18:40 bis 21:00: Mill Lane – Old Harbour.",
  },
  fenced: {
    answer: "```text\nDie U5 hält von 18:40 bis 21:00 nicht zwischen Old Harbour und Mill Lane.\n```",
    text: "Die U5 hält von 18:40 bis 21:00 nicht zwischen Old Harbour und Mill Lane.",
  },
};

/** Texts that sound as good, and are not true to the alert. */
export const untrue = {
  otherLine: "Die U55 fährt von 18:40 bis 21:00 Uhr nicht zwischen Mill Lane und Old Harbour.",
  otherStop: "Die U5 fährt von 18:40 bis 21:00 Uhr nicht zwischen Mill Lane North und Old Harbour.",
  stopTranslated: "Die U5 fährt von 18:40 bis 21:00 Uhr nicht zwischen Mill Lane und dem Alten Hafen.",
  timeChanged: "Die U5 fährt von 18:45 bis 21:00 Uhr nicht zwischen Mill Lane und Old Harbour.",
  endMissing: "Die U5 fährt ab 18:40 Uhr nicht zwischen Mill Lane und Old Harbour.",
  timeAdded: "Stand 17:55: Die U5 fährt von 18:40 bis 21:00 Uhr nicht zwischen Mill Lane und Old Harbour.",
  adviceAdded: "Die U5 fährt von 18:40 bis 21:00 Uhr nicht zwischen Mill Lane und Old Harbour. Nehmen Sie die U6!",
  tooLong:
    "Liebe Fahrgäste, wegen einer kurzfristig notwendigen Sperrung fährt die U5 von 18:40 bis 21:00 Uhr nicht zwischen Mill Lane und Old Harbour. Wir bitten Sie sehr herzlich um Verständnis.",
  goodbye: "Die U5 fährt von 18:40 bis 21:00 Uhr nicht: Mill Lane – Old Harbour.\nSag Bescheid, wenn ich kürzen soll!",
  refusal: "Das kann ich leider nicht übersetzen.",
} as const;
