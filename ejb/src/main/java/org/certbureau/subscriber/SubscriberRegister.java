package org.certbureau.subscriber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.audit.AuditTrail;
import org.certbureau.crypto.Sealing;
import org.certbureau.work.Sealings;

/**
 * Keeps units, their agents and consents for the features above, which decide who may ask and which
 * steps enter what here.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SubscriberRegister {
  private static final String PURPOSE = "subscriber.agent";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject private Subscribers subscribers;
  @Inject private Sealings sealings;
  @Inject private Clock clock;
  @EJB private AuditTrail audit;

  /** The part of an agent that lies sealed. */
  private record Details(String documentType, String documentNumber, String mobile, String email) {}

  /**
   * Enters a unit and its agent, or what is new about them, and binds the consents of the piece of
   * business to both.
   *
   * @param reference the case number
   * @return the unit's id
   */
  public long enrol(UnitRecord told, AgentRecord agent, String reference) {
    Instant now = clock.instant();
    Unit unit = subscribers.unit(told.region(), told.identity()).orElse(null);
    if (unit == null) {
      unit = new Unit(told, now);
      subscribers.add(unit);
      audit.record(unit, "unit.enrolled", Map.of("case", reference));
    } else if (unit.learn(told, now)) {
      audit.record(unit, "unit.changed", Map.of("case", reference));
    }
    acts(unit, agent, now);
    for (Consent consent : subscribers.consents(reference)) {
      consent.givenBy(unit.id(), agent.name());
    }
    return unit.id();
  }

  /**
   * Enters what has changed about a unit that is known, by whatever number or name it was. One that
   * is known by the new ones already keeps them.
   *
   * @param reference the case number
   */
  public void correct(long id, UnitRecord told, String reference) {
    Unit unit = subscribers.unit(id).orElseThrow();
    Unit other = subscribers.unit(told.region(), told.identity()).orElse(unit);
    if (other.learn(told, clock.instant())) {
      audit.record(other, "unit.changed", Map.of("case", reference));
    }
  }

  private void acts(Unit unit, AgentRecord agent, Instant now) {
    byte[] sealed = seal(unit, agent);
    for (Agent known : subscribers.agents(unit, agent.name())) {
      if (open(unit, known).documentNumber().equals(agent.documentNumber())) {
        known.actsAgain(sealed, now);
        return;
      }
    }
    subscribers.add(new Agent(unit.id(), agent.name(), sealed, now));
  }

  private byte[] seal(Unit unit, AgentRecord agent) {
    Details details =
        new Details(agent.documentType(), agent.documentNumber(), agent.mobile(), agent.email());
    try {
      return sealing().seal(JSON.writeValueAsBytes(details), associated(unit, agent.name()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Details open(Unit unit, Agent agent) {
    try {
      return JSON.readValue(
          sealing().open(agent.sealedDetails(), associated(unit, agent.name())), Details.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sealed row that is copied to another agent does not open there. */
  private static String associated(Unit unit, String agentName) {
    return unit.id() + ":" + agentName;
  }

  private Sealing sealing() {
    return sealings.sealingFor(PURPOSE);
  }

  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<UnitRecord> unit(long id) {
    return subscribers.unit(id).map(Unit::toRecord);
  }

  /**
   * Under which key a unit is kept that is told so; empty where it is not known, and where nothing
   * is told that identifies one.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Long> known(UnitRecord told) {
    return told.isIdentified()
        ? subscribers.unit(told.region(), told.identity()).map(Unit::id)
        : Optional.empty();
  }

  /**
   * Records a consent; the same text version in the same piece of business counts once.
   *
   * @return whether it was not on record yet
   */
  public boolean agree(
      String reference, String code, String textVersion, ConsentRecord.Way way, String recordedBy) {
    boolean already =
        consents(reference).stream()
            .anyMatch(
                given -> given.code().equals(code) && given.textVersion().equals(textVersion));
    if (!already) {
      subscribers.add(
          new Consent(
              new ConsentRecord(
                  reference, code, textVersion, way, clock.instant(), recordedBy, null)));
    }
    return !already;
  }

  /** What was agreed to in a piece of business, the oldest first. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<ConsentRecord> consents(String reference) {
    return subscribers.consents(reference).stream().map(Consent::toRecord).toList();
  }

  /**
   * The same for many pieces of business at once.
   *
   * @return a list for each of them, empty where nothing was agreed to
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<String, List<ConsentRecord>> consents(Collection<String> references) {
    Map<String, List<ConsentRecord>> given = new HashMap<>();
    references.forEach(reference -> given.put(reference, new ArrayList<>()));
    for (Consent consent : subscribers.consents(references)) {
      given.get(consent.reference()).add(consent.toRecord());
    }
    return given;
  }
}
