#!/bin/sh
# Trains on two hosts that reach each other by TCP only, and by one process: both must end with the same weights.
#
#   apt-get install mpich iproute2
#   dotnet build -c Release src/FaceNet.Training.Cli
#   benchmarks/training/two-hosts.sh PEOPLE FOLDER [OPTIONS OF TRAIN]
#
# The hosts are namespaces of this machine with their own name, network and shared memory, which needs root. They share
# its disk. PEOPLE is a folder of people, some of whom are left out by --validation.
set -eu

people=$(realpath "$1") folder=$(realpath "$2")
shift 2
options="--network NNS2 --epochs 2 --batch 60 --faces-per-person 4 --crops $folder/crops.bin $*"
train=$(realpath "$(dirname "$0")/../../artifacts/bin/FaceNet.Training.Cli/release/facenet-train")

remove() {
  for host in a b; do ip netns delete "host-$host" 2>/dev/null || true; done
  ip link delete between 2>/dev/null || true
}
trap remove EXIT
remove
ip link add between type bridge
ip address add 10.9.0.254/24 dev between
ip link set between up
for host in a b; do
  ip netns add "host-$host"
  ip link add "to-$host" type veth peer name wire
  ip link set wire netns "host-$host"
  ip link set "to-$host" master between up
  ip netns exec "host-$host" ip link set lo up
  ip netns exec "host-$host" ip link set wire up
done
ip netns exec host-a ip address add 10.9.0.1/24 dev wire
ip netns exec host-b ip address add 10.9.0.2/24 dev wire

# mpiexec calls it as it would ssh: [-x] HOST COMMAND...
cat >"$folder/launch" <<'LAUNCH'
#!/bin/sh
[ "$1" = -x ] && shift
case $1 in 10.9.0.1) host=host-a ;; *) host=host-b ;; esac
shift
exec ip netns exec "$host" unshare --uts --ipc --mount \
  sh -c "hostname $host; mount -t tmpfs none /dev/shm; $*"
LAUNCH
chmod +x "$folder/launch"

"$train" train "$people" --run "$folder/one-process" $options --workers 2
mpiexec -localhost 10.9.0.254 -launcher ssh -launcher-exec "$folder/launch" -hosts 10.9.0.1,10.9.0.2 -n 2 \
  "$train" train "$people" --run "$folder/two-hosts" $options --workers 1 --mpi
ip -s link show to-a
cmp "$folder/one-process/best.safetensors" "$folder/two-hosts/best.safetensors" && echo "The weights are the same."
