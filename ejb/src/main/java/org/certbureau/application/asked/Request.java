package org.certbureau.application.asked;

import java.util.Objects;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;

/**
 * What is asked for: which service for what kind of holder, the facts told about it, and how much
 * of it. Never changed, only replaced.
 */
public final class Request {
  private final Service service;
  private final HolderType holder;
  private final String facts;
  private final int years;
  private final int systems;

  /**
   * @param years whole years of validity
   * @param systems how many online systems the certificate is to open
   */
  public Request(Service service, HolderType holder, Facts told, int years, int systems) {
    this(service, holder, FactsText.write(told), years, systems);
  }

  /**
   * @param facts as {@link #told} gave them
   */
  public Request(Service service, HolderType holder, String facts, int years, int systems) {
    this.service = service;
    this.holder = holder;
    this.facts = facts;
    this.years = years;
    this.systems = systems;
  }

  public Request forAsMuch(int wantedYears, int wantedSystems) {
    return new Request(service, holder, facts, wantedYears, wantedSystems);
  }

  public Request knowing(Facts told) {
    return new Request(service, holder, told, years, systems);
  }

  /** Knowing how it was paid, whatever was announced. */
  public Request paid(boolean remitted) {
    return knowing(FactsText.read(facts).with(Fact.REMITTED, remitted));
  }

  /** With what the other knows of how it was paid. */
  public Request paidAs(Request other) {
    return FactsText.read(other.facts).is(Fact.REMITTED).map(this::paid).orElse(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Request that
        && service == that.service
        && holder == that.holder
        && Objects.equals(facts, that.facts)
        && years == that.years
        && systems == that.systems;
  }

  @Override
  public int hashCode() {
    return Objects.hash(service, holder, facts, years, systems);
  }

  public Situation through(Channel channel) {
    return new Situation(service, holder, channel, FactsText.read(facts));
  }

  /** As the database keeps them. */
  public String told() {
    return facts;
  }

  public Service service() {
    return service;
  }

  /** What it does to a certificate. */
  public Procedure procedure() {
    return Procedure.of(service);
  }

  public HolderType holder() {
    return holder;
  }

  public int years() {
    return years;
  }

  public int systems() {
    return systems;
  }
}
