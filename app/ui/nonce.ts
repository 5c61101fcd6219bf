import { createContext, useContext } from "react";

/** The nonce of this reply's Content-Security-Policy; "" in the browser, which has forgotten it. */
export const NonceContext = createContext("");
export const useNonce = () => useContext(NonceContext);
