import type { ReactNode } from 'react';
import { useRef } from 'react';

interface FilePickerProps {
  label: string;
  className: string | undefined;
  /** Several at once. */
  multiple?: boolean;
  /** What the button shows. */
  children: ReactNode;
  onPick: (files: readonly File[]) => void;
}

/** A button with a file input behind it. */
export function FilePicker({ label, className, multiple, children, onPick }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={label}
        title={label}
        onClick={() => input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple === true}
        aria-label={label}
        onChange={({ target }) => {
          onPick([...(target.files ?? [])]);
          // The same file may be picked once more.
          target.value = '';
        }}
      />
    </>
  );
}
