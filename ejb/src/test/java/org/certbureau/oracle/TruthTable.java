package org.certbureau.oracle;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;

/** The truth tables beside the tests, which say what the regions' documents come to. */
public final class TruthTable {
  private static final Set<String> REGIONS = Set.of("430100", "440000");

  /** What is done for units today. */
  private static final Set<Service> SERVICES =
      EnumSet.of(
          Service.NEW,
          Service.RENEW,
          Service.CHANGE,
          Service.SUSPEND,
          Service.RESUME,
          Service.REVOKE,
          Service.REISSUE_LOST,
          Service.REISSUE_DAMAGED,
          Service.UNLOCK,
          Service.KEY_RECOVERY);

  private TruthTable() {}

  /** One row, by the heads of its columns. */
  public record Row(Map<String, String> cells) {
    public String get(String column) {
      if (!cells.containsKey(column)) {
        throw new IllegalArgumentException("no column " + column);
      }
      return cells.get(column);
    }

    public boolean says(String column, String value) {
      return get(column).equals(value);
    }

    public Policy policy() {
      return Policies.of(get("REGION"));
    }

    public Service service() {
      return Service.valueOf(get("SERVICE"));
    }

    /** With what the row tells; a unit at the counter where it does not tell. */
    public Situation situation(Facts facts) {
      return new Situation(
          service(),
          HolderType.valueOf(cells.getOrDefault("HOLDER", "UNIT")),
          Channel.valueOf(cells.getOrDefault("CHANNEL", "COUNTER")),
          facts);
    }

    @Override
    public String toString() {
      return String.join(" | ", cells.values());
    }
  }

  /** Those of units and today's services in the two regions, at the counter where that is told. */
  public static Stream<Row> atCounter(String table) {
    return told(table, ofToday(table).filter(row -> isAt(row, Channel.COUNTER)).toList());
  }

  /** The same by every channel. */
  public static Stream<Row> byAnyChannel(String table) {
    return told(table, ofToday(table).toList());
  }

  /** Others, that are about no service. */
  public static Stream<Row> of(String table, Predicate<Row> wanted) {
    return told(
        table,
        all(table).stream()
            .filter(row -> REGIONS.contains(row.get("REGION")))
            .filter(wanted)
            .toList());
  }

  private static Stream<Row> ofToday(String table) {
    return all(table).stream()
        .filter(row -> REGIONS.contains(row.get("REGION")))
        .filter(row -> row.cells().getOrDefault("HOLDER", "UNIT").equals("UNIT"))
        .filter(row -> SERVICES.stream().anyMatch(known -> row.says("SERVICE", known.name())));
  }

  private static boolean isAt(Row row, Channel channel) {
    return row.cells().getOrDefault("CHANNEL", channel.name()).equals(channel.name());
  }

  @SuppressWarnings("java:S106") // the figure is asked for
  private static Stream<Row> told(String table, List<Row> read) {
    System.out.printf(
        "truth table %s: %d rows read of %d%n", table, read.size(), all(table).size());
    if (read.isEmpty()) {
      throw new IllegalStateException("nothing read of " + table);
    }
    return read.stream();
  }

  private static List<Row> all(String table) {
    List<String[]> lines =
        Policies.text("oracle/" + table + ".tsv")
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.split("\t", -1))
            .toList();
    String[] heads = lines.get(0);
    return lines.stream().skip(1).map(cells -> row(heads, cells)).toList();
  }

  private static Row row(String[] heads, String[] cells) {
    if (heads.length != cells.length) {
      throw new IllegalStateException("not a row: " + Arrays.toString(cells));
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < heads.length; i++) {
      row.put(heads[i], cells[i]);
    }
    return new Row(row);
  }

  /** Where a day lies is one of three places. */
  private static Facts with(Facts facts, String word) {
    return switch (word) {
      case "IN_WINDOW" -> facts.with(Fact.EXPIRED, false).with(Fact.BEFORE_WINDOW, false);
      case "BEFORE_WINDOW" -> facts.with(Fact.EXPIRED, false).with(Fact.BEFORE_WINDOW, true);
      case "EXPIRED" -> facts.with(Fact.EXPIRED, true).with(Fact.BEFORE_WINDOW, false);
      default ->
          word.startsWith("!")
              ? facts.with(Fact.valueOf(word.substring(1)), false)
              : facts.with(Fact.valueOf(word), true);
    };
  }

  /** Reads {@code REMITTED;!EXPIRED}; {@code -} for nothing. A word that is no fact fails. */
  public static Facts facts(String when) {
    Facts facts = Facts.NONE;
    if (!when.equals("-")) {
      for (String word : when.split(";")) {
        facts = with(facts, word);
      }
    }
    return facts;
  }
}
