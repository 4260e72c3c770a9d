// Facts of Arrow data, whoever made it.
/** Adds the rows of a table or of a record batch. */
export function addArrow(facts, data) {
  facts.rows += data.numRows;
  for (const field of data.schema.fields) {
    const column = facts.column(field.name);
    for (const cell of data.getChild(field.name) ?? []) {
      column.add(cell);
    }
  }
}
