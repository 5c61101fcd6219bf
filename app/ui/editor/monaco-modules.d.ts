// Monaco's modules that have no types. Declares only what we use.
declare module "monaco-editor/esm/vs/editor/edcore.main.js" {
  export * from "monaco-editor/esm/vs/editor/editor.api.js";
}
declare module "monaco-editor/esm/vs/basic-languages/typescript/typescript.contribution.js" {}
declare module "monaco-editor/esm/vs/basic-languages/javascript/javascript.contribution.js" {}
declare module "monaco-editor/esm/vs/language/typescript/monaco.contribution.js" {
  interface LanguageDefaults {
    setCompilerOptions(options: Readonly<Record<string, unknown>>): void;
    setDiagnosticsOptions(options: Readonly<Record<string, unknown>>): void;
    setEagerModelSync(isEager: boolean): void;
    addExtraLib(content: string, path: string): { dispose(): void };
  }
  export const typescriptDefaults: LanguageDefaults;
  export const javascriptDefaults: LanguageDefaults;
}
