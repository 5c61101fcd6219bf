/** TextEncoder and TextDecoder (UTF-8), btoa and atob. */

export class WebTextEncoder {
  get encoding(): string {
    return "utf-8";
  }
  encode(text = ""): Uint8Array {
    const bytes: number[] = [];
    for (const char of String(text)) {
      let code = char.codePointAt(0)!;
      if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
      if (code < 0x80) bytes.push(code);
      else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
      else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
    return new Uint8Array(bytes);
  }
}

/** Decodes only UTF-8. Replaces invalid bytes with U+FFFD, or throws if `fatal` is set. */
export class WebTextDecoder {
  readonly encoding = "utf-8";
  readonly fatal: boolean;
  constructor(label = "utf-8", options: { fatal?: boolean } = {}) {
    if (!/^utf-?8$/i.test(label)) throw new RangeError(`the encoding ${label} is not available here`);
    this.fatal = options.fatal === true;
  }
  decode(input?: ArrayBuffer | ArrayBufferView): string {
    if (input === undefined) return "";
    const bytes = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    let out = "";
    for (let i = 0; i < bytes.length; ) {
      const first = bytes[i]!;
      const length = first < 0x80 ? 1 : first >> 5 === 6 ? 2 : first >> 4 === 14 ? 3 : first >> 3 === 30 ? 4 : 0;
      let code = length === 1 ? first : first & (0xff >> (length + 1));
      let read = 1;
      while (read < length && (bytes[i + read]! & 0xc0) === 0x80) code = (code << 6) | (bytes[i + read++]! & 63);
      const least = [0, 0, 0x80, 0x800, 0x10000][length]!;
      const valid =
        length > 0 && read === length && code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      if (!valid && this.fatal) throw new TypeError("The encoded data was not valid for encoding utf-8");
      out += valid ? String.fromCodePoint(code) : "\ufffd";
      i += read;
    }
    return out.startsWith("\ufeff") ? out.slice(1) : out;
  }
}

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function btoa(value: unknown): string {
  const text = String(value);
  let out = "";
  for (let i = 0; i < text.length; i += 3) {
    const codes = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
    if (codes.some((code) => code > 255))
      throw new DOMException("a character is out of range", "InvalidCharacterError");
    const bits = (codes[0]! << 16) | ((codes[1] || 0) << 8) | (codes[2] || 0);
    out += BASE64[bits >> 18]! + BASE64[(bits >> 12) & 63];
    out += i + 1 < text.length ? BASE64[(bits >> 6) & 63] : "=";
    out += i + 2 < text.length ? BASE64[bits & 63] : "=";
  }
  return out;
}

export function atob(value: unknown): string {
  const text = String(value)
    .replace(/[\t\n\f\r ]/g, "")
    .replace(/={1,2}$/, "");
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) {
    throw new DOMException("the text is not base64", "InvalidCharacterError");
  }
  let out = "";
  let bits = 0;
  let held = 0;
  for (const char of text) {
    bits = ((bits << 6) | BASE64.indexOf(char)) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out += String.fromCharCode((bits >> held) & 255);
    }
  }
  return out;
}
