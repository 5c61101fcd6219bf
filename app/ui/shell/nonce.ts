import { createContext, useContext } from "react";

/** The nonce of this response's Content-Security-Policy; "" in the browser, which does not expose it. */
export const NonceContext = createContext("");
export const useNonce = () => useContext(NonceContext);
