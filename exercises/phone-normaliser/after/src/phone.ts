/** A text that is no phone number. The desk shows the message next to the field. */
export class PhoneError extends Error {
  constructor(text: string) {
    super(`Not a phone number: ${text}`);
    this.name = "PhoneError";
  }
}

/** What people write between the digits, brackets aside. */
const SEPARATORS = /[\s\-./]/g;
const BRACKETS = /[()]/g;
/** A zero in brackets behind a country code is only dialled inside that country: "+44(0)20". */
const INLAND_ZERO = /^([()]*(?:\+|0[()]*0)(?:[()]*\d){1,3}[()]*)\(0\)/;
const NORMALISED = /^\+[1-9]\d{7,14}$/;

/** Brings a phone number into the form "+442055500199". A missing one becomes the empty text. */
export function normalisePhone(text: string | null | undefined): string {
  if (text == null || text.trim() === "") return "";

  const dialled = text.replace(SEPARATORS, "").replace(INLAND_ZERO, "$1").replace(BRACKETS, "");
  const phone = dialled.replace(/^00/, "+").replace(/^0/, "+44");
  if (!NORMALISED.test(phone)) throw new PhoneError(text);
  return phone;
}

/** The same for what is stored: odd entries of former years come back empty. */
export function normaliseStored(text: string): string {
  try {
    return normalisePhone(text);
  } catch (error) {
    if (error instanceof PhoneError) return text;
    throw error;
  }
}
