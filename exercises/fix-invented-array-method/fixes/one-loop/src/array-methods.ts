// Nothing needs this module any more: the methods that it described are in no runtime.
export {};
