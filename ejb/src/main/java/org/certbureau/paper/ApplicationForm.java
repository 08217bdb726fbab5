package org.certbureau.paper;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.CaseNumber;

/**
 * 受理表 or 申请表: what the unit applies for, printed from its typed form to be signed and sealed.
 * Titles, sections, labels and their order are the region's; this only lays them out.
 *
 * @param over a line above the title, such as the bureau's name; may be empty
 * @param note a line beside the title, such as the copies wanted; may be empty
 * @param tracking the address behind the QR code
 * @param printVersion counts up with each print that differs (CS-08)
 * @param notesTitle what stands above the notes; may be empty
 * @param notes small print at the end
 */
public record ApplicationForm(
    String title,
    String over,
    String note,
    CaseNumber caseNumber,
    URI tracking,
    int printVersion,
    List<Section> sections,
    String notesTitle,
    List<String> notes)
    implements Paper {

  /**
   * A block of the form with its name at the left.
   *
   * @param label short: the column holds three characters a line
   */
  public record Section(String label, List<Entry> entries) {
    public Section {
      entries = List.copyOf(entries);
    }

    List<String> sectionLines() {
      return Labels.ofSection(label);
    }

    /** The entries as they share lines: two half fields or two places beside one another. */
    List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < entries.size(); i++) {
        Entry next = i + 1 < entries.size() ? entries.get(i + 1) : null;
        Row row = Row.of(entries.get(i), next);
        if (row.takesTwo()) {
          i++;
        }
        rows.add(row);
      }
      return rows;
    }

    int height() {
      return rows().size();
    }
  }

  /** What stands in a section. */
  public sealed interface Entry permits Field, Choices, Paragraph, Place {}

  /**
   * A label and a value; the value may be empty, to be filled in by hand.
   *
   * @param wide takes a whole line
   * @param remark what stands beside the value; may be empty
   */
  public record Field(String label, String value, boolean wide, String remark) implements Entry {
    public Field(String label, String value, boolean wide) {
      this(label, value, wide, "");
    }

    /** Shares its line with the half field that follows. */
    public static Field half(String label, String value) {
      return new Field(label, value, false);
    }

    public static Field wide(String label, String value) {
      return new Field(label, value, true);
    }

    /**
     * @param at or null, to be written by hand
     */
    public static Field moment(String label, Instant at) {
      return half(label, at == null ? "" : PaperText.of(at));
    }

    List<String> labelLines() {
      return Labels.ofField(label);
    }

    List<String> remarks() {
      return remark.isEmpty() ? List.of() : List.of(remark);
    }
  }

  /**
   * A label and boxes to tick.
   *
   * @param remark what stands behind them; may be empty
   */
  public record Choices(String label, List<Choice> choices, String remark) implements Entry {
    public Choices {
      choices = List.copyOf(choices);
    }

    public Choices(String label, List<Choice> choices) {
      this(label, choices, "");
    }

    List<String> labelLines() {
      return Labels.ofField(label);
    }

    List<String> remarks() {
      return remark.isEmpty() ? List.of() : List.of(remark);
    }
  }

  /** A box and its word, which are never parted at the end of a line. */
  public record Choice(boolean ticked, String word) {}

  /** Text over the whole width: a declaration, instructions. */
  public record Paragraph(String text) implements Entry {}

  /**
   * A place to sign or to seal, with a date to be written by hand.
   *
   * @param seal keeps 40 by 40 mm free
   * @param dayLabel what stands before the date; may be empty
   */
  public record Place(String label, boolean seal, String dayLabel) implements Entry {
    public Place(String label, boolean seal) {
      this(label, seal, "");
    }
  }

  /** One line of a section: exactly one kind of content is not null. */
  record Row(
      Field left,
      Field right,
      Field wide,
      Choices choices,
      Paragraph paragraph,
      List<Place> places) {

    static Row of(Entry entry, Entry next) {
      if (entry instanceof Field field) {
        return field.wide || !(next instanceof Field other) || other.wide
            ? new Row(null, null, field, null, null, null)
            : new Row(field, other, null, null, null, null);
      }
      if (entry instanceof Choices choices) {
        return new Row(null, null, null, choices, null, null);
      }
      if (entry instanceof Paragraph paragraph) {
        return new Row(null, null, null, null, paragraph, null);
      }
      Place place = (Place) entry;
      return new Row(
          null,
          null,
          null,
          null,
          null,
          next instanceof Place other ? List.of(place, other) : List.of(place));
    }

    boolean takesTwo() {
      return right != null || (places != null && places.size() == 2);
    }

    boolean alone() {
      return places.size() == 1;
    }

    boolean sealed() {
      return places.stream().anyMatch(Place::seal);
    }
  }

  public ApplicationForm {
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
  }

  /** Without a line above the notes. */
  ApplicationForm(
      String title,
      String over,
      String note,
      CaseNumber caseNumber,
      URI tracking,
      int printVersion,
      List<Section> sections,
      List<String> notes) {
    this(title, over, note, caseNumber, tracking, printVersion, sections, "", notes);
  }

  List<String> notesHead() {
    return notesTitle.isEmpty() ? List.of() : List.of(notesTitle);
  }

  @Override
  public String template() {
    return "application-form";
  }

  String qr() {
    return QrCode.dataUri(tracking.toString());
  }
}
