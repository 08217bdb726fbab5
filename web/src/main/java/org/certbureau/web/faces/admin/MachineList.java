package org.certbureau.web.faces.admin;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.staff.MachineDesk;
import org.certbureau.staff.MachineView;
import org.certbureau.staff.Reads;
import org.certbureau.staff.asked.RequestView;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** Branches' own systems (接入系统): asking for their tokens, and sending them away. */
@Named("machineList")
@ViewScoped
public class MachineList implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private MachineDesk desk;
  @EJB private PolicyDesk policies;
  @Inject private Figures figures;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private transient List<MachineView> machines;
  private String name;
  private String region;
  private Integer days = MachineDesk.DAYS;
  private Reads reads = Reads.OWN;

  /** Before each answer: what was agreed to or picked up beside the list stands in it. */
  public void look() {
    machines = null;
  }

  public List<MachineView> getAll() {
    if (machines == null) {
      machines = desk.all();
    }
    return machines;
  }

  /** What is said of tokens that are about to end. */
  public List<String> getEnding() {
    return getAll().stream()
        .filter(
            machine ->
                machine.state() == MachineView.State.ENDING
                    || machine.state() == MachineView.State.EXPIRED)
        .map(
            machine ->
                say.of(
                    machine.state() == MachineView.State.ENDING
                        ? "machines.ending"
                        : "machines.expired",
                    machine.name(),
                    figures.moment(machine.expiresAt())))
        .toList();
  }

  public List<RegionCode> getRegions() {
    return policies.regions();
  }

  public Reads[] getEveryReads() {
    return Reads.values();
  }

  /** Asks for a system to be let in; another administrator decides. */
  public void ask() {
    problems.none(
        () -> {
          told(desk.ask(name, region == null ? null : RegionCode.of(region), days, reads));
          name = null;
          days = MachineDesk.DAYS;
          reads = Reads.OWN;
        });
  }

  /** Asks for another token; the one of before goes on for a day, or ends with it. */
  public void renew(String machine, boolean oldEndsAtOnce) {
    problems.none(() -> told(desk.renew(machine, null, oldEndsAtOnce)));
  }

  private void told(RequestView request) {
    frame.countAnew();
    notice.say(say.of("machines.asked", request.subject(), String.valueOf(request.id())));
  }

  public void revoke(String machine) {
    if (problems.none(() -> desk.revoke(machine))) {
      notice.say(say.of("machines.revoked", machine));
    }
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getRegion() {
    return region;
  }

  public void setRegion(String region) {
    this.region = region;
  }

  public Integer getDays() {
    return days;
  }

  public void setDays(Integer days) {
    this.days = days;
  }

  public Reads getReads() {
    return reads;
  }

  public void setReads(Reads reads) {
    this.reads = reads;
  }
}
