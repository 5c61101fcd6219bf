// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text
/**
 * Edits to the assertion libraries. Each edit must apply exactly once. Otherwise, the build stops, and a person must
 * check the new version of the library. The edits prevent a value under test from deciding its own comparison, record
 * each failure when it happens, and count assertions. Long, because each edit is a separate entry.
 */
export const EDITS = {
  "@vitest/expect/dist/index.js": {
    head: `import { brandMatcher, isInstance, isMatcher } from "#guest/brands";
import { collectionEquality, urlEquality } from "#guest/equality";
import { isMap, isSet } from "#guest/print";
import { kindOf } from "#guest/kind-of";
import { addShortCut, equalAtOnce, lengthAtOnce } from "#guest/quiet";
import { assertionFailed, counted, errorThrown, wantsWords } from "#guest/record";
import { settle, trackAssertion } from "#guest/settle";\n`,
    edits: [
      // Matchers are recognised by a private brand, because code under test could imitate a property.
      [
        `return !!obj && typeof obj === "object" && "asymmetricMatch" in obj && isA("Function", obj.asymmetricMatch);`,
        "return isMatcher(obj);",
      ],
      [
        "\t\tthis.sample = sample;\n\t\tthis.inverse = inverse;\n\t}\n\tgetMatcherContext",
        "\t\tthis.sample = sample;\n\t\tthis.inverse = inverse;\n\t\tbrandMatcher(this);\n\t}\n\tgetMatcherContext",
      ],
      // These edits replace comparisons that call the value itself, or that use a global which code under test could
      // replace.
      [
        `if (typeof URL === "function" && a instanceof URL && b instanceof URL) {\n\t\treturn a.href === b.href;\n\t}`,
        "const sameUrl = urlEquality(a, b);\n\tif (sameUrl !== undefined) return sameUrl;",
      ],
      ["if (isDomNode(a) && isDomNode(b)) {\n\t\treturn a.isEqualNode(b);\n\t}", ""],
      [
        "if (a.size !== undefined) {",
        "const same = collectionEquality(a, b, (x, y) => equals(x, y, filteredCustomTesters));\n\tif (same !== undefined) {\n\t\taStack.pop();\n\t\tbStack.pop();\n\t\treturn same;\n\t}\n\tif (false) {",
      ],
      // A value must not be able to lie about its type.
      [
        "return Object.prototype.toString.apply(value) === `[object ${typeName}]`;",
        "return kindOf(value) === typeName;",
      ],
      ["const className = Object.prototype.toString.call(a);", "const className = `[object ${kindOf(a)}]`;"],
      ["if (className !== Object.prototype.toString.call(b)) {", "if (className !== `[object ${kindOf(b)}]`) {"],
      // A string or number is read once and must be a primitive, because an object could return a different value
      // later.
      [
        "receivedDiff = Math.abs(expected - received);\n\t\t\tpass = receivedDiff",
        'receivedDiff = Math.abs(expected - received);\n\t\t\tpass = typeof expected !== "object" && receivedDiff',
      ],
      ["return other instanceof this.sample;", "return isInstance(other, this.sample);"],
      [
        "return this.assert(thrown && thrown instanceof expected,",
        "return this.assert(thrown && isInstance(thrown, expected),",
      ],
      [`if (typeof Node !== "undefined" && actual instanceof Node) {`, "if (false) {"],
      [`if (typeof DOMTokenList !== "undefined" && actual instanceof DOMTokenList) {`, "if (false) {"],
      // As in vitest 4. Without this edit, any object matches a set or a map, because these have no property names.
      [
        "!Array.isArray(a) && !(a instanceof Date);",
        "!Array.isArray(a) && !(a instanceof Date) && !isMap(a) && !isSet(a);",
      ],
      // These edits skip work that a run without messages doesn't need (quiet.ts). The first one affects only the
      // wording.
      ["if (!pass) {\n\t\t\tconst toStrictEqualPass", "if (!pass && wantsWords()) {\n\t\t\tconst toStrictEqualPass"],
      [
        "\tcustomTesters = customTesters || [];\n\treturn eq(",
        "\tconst same = getCustomEqualityTesters().length === 0 ? equalAtOnce(a, b) : undefined;\n\tif (same !== undefined) return same;\n\tcustomTesters = customTesters || [];\n\treturn eq(",
      ],
      [
        "const softWrapper = wrapAssertion(utils, n, fn);\n\t\t\tutils.addMethod(chai.Assertion.prototype, n, softWrapper);",
        "const softWrapper = wrapAssertion(utils, n, fn);\n\t\t\tutils.addMethod(chai.Assertion.prototype, n, softWrapper);\n\t\t\taddShortCut(chai.Assertion.prototype, n);",
      ],
      ["return this.have.length(length);", "return lengthAtOnce(this, length) ? this : this.have.length(length);"],
      // Exported for our own matchers (inline-snapshots.ts).
      ["export { ASYMMETRIC_MATCHERS_OBJECT,", "export { wrapAssertion, ASYMMETRIC_MATCHERS_OBJECT,"],
      // Counts assertions, and records failures when they happen.
      [
        `if (name !== "withTest") {\n\t\t\tutils.flag(this, "_name", name);\n\t\t}\n\t\tif (!utils.flag(this, "soft")) {\n\t\t\treturn fn.apply(this, args);\n\t\t}\n\t\tconst test = utils.flag(this, "vitest-test");\n\t\tif (!test) {\n\t\t\tthrow new Error("expect.soft() can only be used inside a test");\n\t\t}`,
        `if (name === "withTest" || name === "withContext") return fn.apply(this, args);\n\t\tutils.flag(this, "_name", name);\n\t\tif (!utils.flag(this, "soft")) {\n\t\t\treturn counted(fn, this, args);\n\t\t}\n\t\tconst test = null;`,
      ],
      [
        "\t\ttry {\n\t\t\tconst result = fn.apply(this, args);",
        "\t\ttry {\n\t\t\tconst result = counted(fn, this, args);",
      ],
      [
        '\tvar _test$result;\n\ttest.result || (test.result = { state: "fail" });\n\ttest.result.state = "fail";\n\t(_test$result = test.result).errors || (_test$result.errors = []);\n\ttest.result.errors.push(processError(err));',
        '\terrorThrown(err, "");',
      ],
      [
        "\t\tthis.actual = actual;\n\t\tthis.expected = expected;\n",
        "\t\tthis.actual = actual;\n\t\tthis.expected = expected;\n\t\tthis.showDiff = true;\n\t\tassertionFailed(this);\n",
      ],
      // Uses the original `then` of promises, saved before any code under test ran.
      [
        "\tconst test = _test;\n\t// record promise for test, that resolves before test ends\n\tif (test && promise instanceof Promise) {",
        "\treturn trackAssertion(promise);\n\tif (false) {",
      ],
      ["const promise = obj.then((value) => {", "const promise = settle(obj).then((value) => {"],
      ["const promise = wrapper.then((value) => {", "const promise = settle(wrapper).then((value) => {"],
      [
        "\t\t\t\t\t_error.cause = err;\n\t\t\t\t\t_error.stack = error.stack.replace(error.message, _error.message);\n",
        "",
      ],
      [
        "\t\t\t\t\t_error.stack = error.stack.replace(error.message, _error.message);\n\t\t\t\t\tthrow _error;\n\t\t\t\t}, (err) => {\n\t\t\t\t\tutils.flag",
        "\t\t\t\t\tthrow _error;\n\t\t\t\t}, (err) => {\n\t\t\t\t\tutils.flag",
      ],
      [
        "return thenable.then(({ pass, message, actual, expected }) => {\n\t\t\t\t\t\tif (pass && isNot || !pass && !isNot) {\n\t\t\t\t\t\t\tthrow new JestExtendError(message(), actual, expected);\n\t\t\t\t\t\t}\n\t\t\t\t\t});",
        "return trackAssertion(settle(thenable).then(({ pass, message, actual, expected }) => {\n\t\t\t\t\t\tif (pass && isNot || !pass && !isNot) {\n\t\t\t\t\t\t\tthrow new JestExtendError(message(), actual, expected);\n\t\t\t\t\t\t}\n\t\t\t\t\t}));",
      ],
    ],
  },
  "assertion-error/index.js": {
    head: `import { assertionFailed } from "#guest/record";\n`,
    edits: [
      [
        "                this[key] = props[key];\n            }\n        }\n    }\n    toJSON(stack) {",
        "                this[key] = props[key];\n            }\n        }\n        assertionFailed(this);\n    }\n    toJSON(stack) {",
      ],
    ],
  },
  "chai/lib/chai/assertion.js": {
    head: `import { countBare, wantsWords } from "#guest/record";\nimport { tellMisspelt } from "#guest/misspelt";\n`,
    edits: [
      // A single proxy behind all assertions detects misspelt matchers. chai itself would wrap each assertion.
      ["\n    return util.proxify(this);\n", "\n"],
      [
        "  set _obj(val) {\n    util.flag(this, 'object', val);\n  }\n}\n",
        "  set _obj(val) {\n    util.flag(this, 'object', val);\n  }\n}\ntellMisspelt(Assertion, config.proxyExcludedKeys, util.proxify);\n",
      ],
      // Not needed, because the constructor sets the flags.
      ["  __flags = {};\n", ""],
      // The start of the stack (`ssfi`) isn't needed here. Setting all flags at once makes each `expect` cheaper.
      [
        "util.flag(this, 'ssfi', ssfi || Assertion);\n    util.flag(this, 'lockSsfi', lockSsfi);\n    util.flag(this, 'object', obj);\n    util.flag(this, 'message', msg);\n    util.flag(this, 'eql', config.deepEqual || util.eql);",
        "this.__flags = { __proto__: null, lockSsfi, object: obj, message: msg, eql: util.eql };",
      ],
      // Without messages, it only matters whether the assertion fails.
      [
        "msg = util.getMessage(this, arguments);",
        'if (!wantsWords()) {\n        throw new AssertionError("", { actual: util.getActual(this, arguments), expected, showDiff });\n      }\n      msg = util.getMessage(this, arguments);',
      ],
      ["const ok = util.test(this, arguments);", "countBare();\n    const ok = util.test(this, arguments);"],
    ],
  },
  "chai/lib/chai/utils/type-detect.js": {
    head: "",
    whole: `import { kindOf } from "#guest/kind-of";
export const type = (obj) => (obj === undefined ? "undefined" : obj === null ? "null" : kindOf(obj));\n`,
  },
  "check-error/index.js": {
    head: `import { hasMessage } from "#guest/quiet";\n`,
    edits: [
      [
        "const comparisonString = typeof thrown === 'string' ? thrown : thrown.message;\n  if (comparisonString === undefined) {\n    return false;\n  }",
        "return hasMessage(thrown, errMatcher);",
      ],
    ],
  },
  "chai/lib/chai/core/assertions.js": {
    head: `import { isInstance } from "#guest/brands";\nimport { throwsAtOnce } from "#guest/quiet";\n`,
    edits: [
      // A thrown value that isn't an object has no message.
      [
        "if (caughtErr && errMsgMatcher !== undefined && errMsgMatcher !== null) {",
        "if (errorWasThrown && errMsgMatcher !== undefined && errMsgMatcher !== null) {",
      ],
      ["itemsCount == n,", "typeof itemsCount === 'number' && itemsCount == n,"],
      [
        "function assertThrows(errorLike, errMsgMatcher, msg) {\n  if (msg) flag(this, 'message', msg);",
        "function assertThrows(errorLike, errMsgMatcher, msg) {\n  if (throwsAtOnce(this, errorLike, errMsgMatcher)) return;\n  if (msg) flag(this, 'message', msg);",
      ],
      ["isInstanceOf = target instanceof constructor;", "isInstanceOf = isInstance(target, constructor);"],
    ],
  },
  // In chai, matchers build their message even when they pass, and create a second assertion object for chaining. The
  // next edits avoid this work.
  "chai/lib/chai/utils/objDisplay.js": {
    head: "",
    whole: `import { print } from "#guest/print";
import { wantsWords } from "#guest/record";
export const objDisplay = (value) => (wantsWords() ? print(value, { depth: 4, length: 120 }) : "");\n`,
  },
  "chai/lib/chai/utils/addMethod.js": {
    head: "",
    edits: [
      ["if (!flag(this, 'lockSsfi')) {\n      flag(this, 'ssfi', methodWrapper);\n    }", ""],
      [
        "let newAssertion = new Assertion();\n    transferFlags(this, newAssertion);\n    return newAssertion;",
        "return this;",
      ],
    ],
  },
  "chai/lib/chai/utils/addProperty.js": {
    head: "",
    edits: [
      ["if (!isProxyEnabled() && !flag(this, 'lockSsfi')) {\n        flag(this, 'ssfi', propertyGetter);\n      }", ""],
      [
        "let newAssertion = new Assertion();\n      transferFlags(this, newAssertion);\n      return newAssertion;",
        "return this;",
      ],
    ],
  },
  "chai/lib/chai/utils/addChainableMethod.js": {
    head: "",
    edits: [["return proxify(chainableMethodWrapper);", "return chainableMethodWrapper;"]],
  },
  // chai checks this setting whenever it creates a method. We check it only when a matcher is misspelt.
  "chai/lib/chai/utils/isProxyEnabled.js": {
    head: "",
    whole: `import { isTelling } from "#guest/misspelt";\nexport const isProxyEnabled = isTelling;\n`,
  },
};

/** Edits to packages that are bundled into the provided scripts (provided/). */
export const PROVIDED_EDITS = {
  // The part of the package that prints and compares snapshots, without the files that store them.
  "@vitest/snapshot/dist/index.js": {
    head: "",
    edits: [
      // Mocks are recognised by a private brand, because code under test could imitate a property.
      ["const test = (val) => val && !!val._isMockFunction;", "const test = (val) => __harness.isMockFunction(val);"],
      [
        "export { SnapshotClient, SnapshotState, addSerializer, getSerializers, stripSnapshotIndentation };",
        "export { addSerializer, deepMergeSnapshot, serialize, stripSnapshotIndentation };",
      ],
    ],
  },
};
