package main

import (
	"errors"
	"fmt"
	"slices"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

// harden finds what is missing in the pods of an object; nothing in one that has none.
func harden(object runtime.Object) []error {
	switch o := object.(type) {
	case *apps.StatefulSet:
		return hardenPod(o.Spec.Template.Spec)
	case *apps.Deployment:
		return hardenPod(o.Spec.Template.Spec)
	}
	return nil
}

func hardenPod(pod core.PodSpec) (missing []error) {
	want := func(ok bool, what string) {
		if !ok {
			missing = append(missing, errors.New(what))
		}
	}
	s := pod.SecurityContext
	want(s != nil && is(s.RunAsNonRoot, true) && s.RunAsUser != nil && *s.RunAsUser > 0, "the pod may be root")
	want(s != nil && s.SeccompProfile != nil && s.SeccompProfile.Type == core.SeccompProfileTypeRuntimeDefault, "no seccomp profile")
	want(is(pod.AutomountServiceAccountToken, false), "the pod gets a token of Kubernetes")
	for _, c := range pod.Containers {
		s, name := c.SecurityContext, fmt.Sprintf("container %s: ", c.Name)
		want(s != nil && is(s.ReadOnlyRootFilesystem, true), name+"its root can be written")
		want(s != nil && is(s.AllowPrivilegeEscalation, false), name+"it may gain privileges")
		want(s != nil && s.Capabilities != nil && slices.Contains(s.Capabilities.Drop, "ALL"), name+"it has capabilities")
		want(c.LivenessProbe != nil && c.ReadinessProbe != nil && c.StartupProbe != nil, name+"a probe is missing")
		want(!c.Resources.Limits.Memory().IsZero() && !c.Resources.Requests.Cpu().IsZero(), name+"its resources are not bounded")
	}
	return missing
}

func is(value *bool, want bool) bool { return value != nil && *value == want }
