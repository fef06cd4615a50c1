import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Starts the named test files (`corpus` for corpus.e2e.ts) before all others, in this order: a long one must not be left alone at the end. */
export function longestFirst(...names: readonly string[]): typeof BaseSequencer {
  const place = ({ moduleId }: TestSpecification) => {
    const at = names.findIndex((name) => moduleId.includes(`/${name}.`));
    return at < 0 ? names.length : at;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return (await super.sort(files)).sort((one, other) => place(one) - place(other));
    }
  };
}
