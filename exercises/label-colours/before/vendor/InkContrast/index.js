const linear = (channel) => {
  const s = channel / 255;
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
};

const luminance = (colour) => {
  const bits = Number.parseInt(colour.slice(1), 16);
  return 0.2126 * linear(bits >> 16) + 0.7152 * linear((bits >> 8) & 255) + 0.0722 * linear(bits & 255);
};

/** @param {string} one @param {string} other @returns {number} */
export const contrast = (one, other) => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

/** @param {string} paper @param {string[]} inks @param {Record<string, unknown>} [options] @returns {string | null} */
export const pickInk = (paper, inks, options = {}) =>
  inks.find((ink) => contrast(paper, ink) >= (options.large ? 3 : 4.5)) ?? null;
