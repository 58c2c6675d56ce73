/** A click from a form into the text. */
import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * From a form into the text the focus comes before the place that was clicked. A colleague's key in between would put
 * the cursor back where it was before the form, so the place is taken over at once.
 */
export function takeClick(view: EditorView, event: MouseEvent): boolean {
  if (view.hasFocus() || event.button !== 0 || event.shiftKey) return false;
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (place)
    view.dispatch(
      view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place.pos))),
    );
  return false;
}
