const SIZES = { A4: [210, 297], A5: [148, 210], Letter: [216, 279] };

/** @param {"A4" | "A5" | "Letter"} name @returns {[number, number]} width and height in millimetres */
export const sizeOf = (name) => [...SIZES[name]];
