package org.certbureau.region;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.region.quoting.Quoting;
import org.certbureau.region.reading.PolicyReader;
import org.certbureau.region.shelf.PolicyShelf;
import org.certbureau.testing.House;

/** The policies that come with the program, and one of a region that does not exist. */
public final class Policies {
  public static final RegionCode CS = RegionCode.of("430100");
  public static final RegionCode GD = RegionCode.of("440000");

  public static final Policy CHANGSHA = PolicyReader.read(newest("430100"));
  public static final Policy GUANGDONG = PolicyReader.read(newest("440000"));

  /** A fictional region with the harder rules of several real ones. */
  public static final Policy NOWHERE = PolicyReader.read(text("policies/999000.yaml"));

  private Policies() {}

  public static List<Policy> all() {
    return List.of(CHANGSHA, GUANGDONG, NOWHERE);
  }

  public static Policy of(String region) {
    return all().stream()
        .filter(policy -> policy.region().value().equals(region))
        .findFirst()
        .orElseThrow();
  }

  /** The document of a policy as it was written. */
  public static String written(String region) {
    return text((region.equals("999000") ? "policies/" : "db/policies/") + region + ".yaml");
  }

  public static Quote quote(
      String region, Service service, HolderType holder, int years, int systems, Facts facts) {
    return Quoting.quote(
        of(region),
        new QuoteRequest(
            RegionCode.of(region), service, holder, Channel.COUNTER, years, systems, facts));
  }

  /** Reads {@code EXPIRED !REMITTED}; {@code -} for nothing known. */
  public static Facts facts(String written) {
    Facts facts = Facts.NONE;
    if (!written.equals("-")) {
      for (String word : written.split(" ")) {
        facts =
            word.startsWith("!")
                ? facts.with(Fact.valueOf(word.substring(1)), false)
                : facts.with(Fact.valueOf(word), true);
      }
    }
    return facts;
  }

  /** Puts a version on the shelf that administrators agreed to, in force from the day it names. */
  public static void approve(House house, String document, String approvedBy) {
    LocalDate from = PolicyReader.read(document).effectiveFrom();
    house.inTransaction(
        () ->
            house
                .bean(PolicyShelf.class)
                .adopt(document, from, approvedBy, house.clock().instant()));
  }

  /** The document of a policy that comes with the program. */
  public static String written(Policy shipped) {
    return newest(shipped.region().value());
  }

  /** The document of a region's last version, which the index names last. */
  public static String newest(String region) {
    String file =
        text("db/policies/index.txt")
            .lines()
            .filter(name -> name.startsWith(region))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    return text("db/policies/" + file);
  }

  public static String text(String resource) {
    try (InputStream in = Policies.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
